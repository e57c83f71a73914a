-- Drives Neovim through one document: open, type, see the diagnostics move, add a claim to the
-- evidence, undo and finish that, apply a fix, save.
-- What was seen is written as JSON into the file that $CLAIMLINT_SEEN names.
local seen = { told = {} }

vim.lsp.handlers["window/showMessage"] = function(_, result)
  table.insert(seen.told, result.message)
end

local function shown()
  return vim.tbl_map(function(found)
    return { found.lnum, found.col, found.end_col, found.code or found.user_data.lsp.code }
  end, vim.diagnostic.get(0))
end

local function await(what, holds)
  if not vim.wait(60000, holds, 20) then
    error("in vain: " .. what .. " " .. vim.inspect({ shown(), seen.told }))
  end
end

local function count(buffer, number)
  return function() return #vim.diagnostic.get(buffer) == number end
end

-- Choose the action whose title holds the text, for the claim of that code.
local function act(code, title)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if (found.code or found.user_data.lsp.code) == code then
      vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
    end
  end
  local chosen
  vim.ui.select = function(actions, _, choose)
    chosen = vim.tbl_filter(function(action) return action[2].title:find(title, 1, true) end, actions)[1]
    choose(chosen, 1)
  end
  vim.lsp.buf.code_action()
  await(title, function() return chosen ~= nil end)
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function fill_in(ledger, empty)
  for number, line in ipairs(lines(ledger)) do
    local key = line:match("([%w-]+):%s*$")
    if vim.env["CLAIMLINT_" .. (key or "")] then
      table.insert(empty, key)
      vim.api.nvim_buf_set_lines(ledger, number - 1, number, false, {
        line:gsub("%s*$", "") .. " " .. vim.env["CLAIMLINT_" .. key],
      })
    end
  end
end

local function prove(client, found)
  local page = vim.api.nvim_get_current_buf()
  local ledger = vim.fn.bufadd(vim.env.CLAIMLINT_LEDGER)
  vim.fn.bufload(ledger)
  vim.lsp.buf_attach_client(ledger, client)
  local before = lines(ledger)
  act(found, "to the evidence")
  await("the entry", function() return #lines(ledger) > #before end)
  seen.begun = lines(ledger)
  await("what is to be filled in", count(ledger, 5))
  await("where to go on", function() return #seen.told == 1 end)
  vim.api.nvim_buf_call(ledger, function()
    vim.cmd("undo")
    seen.undone = vim.deep_equal(lines(ledger), before)
    vim.cmd("redo")
  end)
  seen.empty = {}
  fill_in(ledger, seen.empty)
  await("a whole ledger", count(ledger, 0))
  vim.api.nvim_buf_call(ledger, function() vim.cmd("write") end)
  await("the claim settled", count(page, 1))
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
  await("the claims", count(0, 2))
  seen.opened = shown()

  vim.api.nvim_buf_set_lines(0, 0, 0, false, { "News", "" })
  await("the claims two lines below", function()
    local found = vim.diagnostic.get(0)
    return #found == 2 and found[1].lnum == seen.opened[1][1] + 2
  end)
  seen.moved = shown()

  prove(client, seen.opened[2][4])
  act(seen.opened[1][4], "Mend")
  await("the claim mended", count(0, 0))
  vim.cmd("write")
  vim.lsp.stop_client(client)
  await("the end of the server", function() return vim.lsp.client_is_stopped(client) end)
end

local done, trouble = pcall(drive)
if not done then seen.trouble = tostring(trouble) end
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.CLAIMLINT_SEEN)
vim.cmd("qall!")
