-- Drives Neovim through one document: open, type, see the diagnostics move, apply a fix, save.
-- What was seen is written as JSON into the file that $CLAIMLINT_SEEN names.
local seen = {}

local function shown()
  return vim.tbl_map(function(found)
    return { found.lnum, found.col, found.end_col, found.code or found.user_data.lsp.code }
  end, vim.diagnostic.get(0))
end

local function await(what, holds)
  if not vim.wait(60000, holds, 20) then
    error("in vain: " .. what .. " " .. vim.inspect(shown()))
  end
end

local function drive()
  local path = vim.env.CLAIMLINT_PAGE
  vim.cmd("edit " .. vim.fn.fnameescape(path))
  local client = vim.lsp.start_client({
    name = "claimlint",
    cmd = { vim.env.CLAIMLINT_PYTHON, "-m", "claimlint", "lsp" },
    root_dir = vim.fn.fnamemodify(path, ":h"),
  })
  vim.lsp.buf_attach_client(0, client)
  await("a claim", function() return #vim.diagnostic.get(0) == 1 end)
  seen.opened = shown()

  vim.api.nvim_buf_set_lines(0, 0, 0, false, { "News", "" })
  await("the claim two lines below", function()
    local found = vim.diagnostic.get(0)
    return #found == 1 and found[1].lnum == seen.opened[1][1] + 2
  end)
  seen.moved = shown()

  local spot = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { spot.lnum + 1, spot.col })
  vim.ui.select = function(actions, _, chosen) chosen(actions[1], 1) end
  vim.lsp.buf.code_action()
  await("the claim mended", function() return #vim.diagnostic.get(0) == 0 end)
  vim.cmd("write")
  vim.lsp.stop_client(client)
  await("the end of the server", function() return vim.lsp.client_is_stopped(client) end)
end

local done, trouble = pcall(drive)
if not done then seen.trouble = tostring(trouble) end
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.CLAIMLINT_SEEN)
vim.cmd("qall!")
