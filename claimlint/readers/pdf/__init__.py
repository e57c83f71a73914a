"""PDF files: their text with page and box, in reading order.

PDFium takes the letters out of a page, in a process of its own with bounds on memory and time,
because it is a large program in C++ and a PDF may come from anybody. `glyphs` and `worker` run
there; `layout` and `reader` make lines into paragraphs.
"""
