-- A note edited in Neovim: completion, hover, diagnostics and a quick fix, asked for as its keys ask for them.
-- Runs in the workspace's folder; the program is in the environment variable IBID.

local PATIENCE_MS = 20000
local passed, failed = 0, 0

--- Waits for the event that makes a condition true; says what never came.
local function await(what, condition)
  local value
  local function holds()
    value = condition()
    return value
  end
  if not vim.wait(PATIENCE_MS, holds, 10) then
    error("waited in vain for " .. what, 2)
  end
  return value
end

local function step(name, act)
  local ok, problem = xpcall(act, debug.traceback)
  if ok then
    passed = passed + 1
    io.stdout:write("ok - ", name, "\n")
  else
    failed = failed + 1
    io.stdout:write("not ok - ", name, "\n", tostring(problem), "\n")
  end
end

local function expect(condition, message)
  if not condition then
    error(message, 2)
  end
end

local function contains(text, part)
  return text:find(part, 1, true) ~= nil
end

local messages = {}
local show = vim.lsp.handlers["window/showMessage"]
vim.lsp.handlers["window/showMessage"] = function(err, result, ...)
  table.insert(messages, result.message)
  return show(err, result, ...)
end

vim.cmd("edit notes/neovim.md")
vim.bo.filetype = "markdown"
vim.api.nvim_buf_set_lines(0, 0, -1, false, {
  "# Read in Neovim",
  "",
  "Straight lines between solutions: arXiv:2312.09832.",
  "",
})
local function last_line()
  return vim.api.nvim_buf_get_lines(0, -2, -1, false)[1]
end

--- Puts the cursor on the last occurrence of a text, as a person would before K.
local function on(text)
  vim.cmd("normal! G$")
  expect(vim.fn.search("\\V" .. text, "bcw") > 0, text .. " is not in the note")
end

--- Ends the note with a line, the cursor behind it.
local function write(line)
  vim.api.nvim_buf_set_lines(0, -2, -1, false, { line })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), #line })
end

local progress_ended = false
local progress = vim.lsp.handlers["$/progress"]
vim.lsp.handlers["$/progress"] = function(err, result, ...)
  progress_ended = progress_ended or result.value.kind == "end"
  return progress(err, result, ...)
end

local exit_code
local client_id = vim.lsp.start_client({
  name = "ibid",
  cmd = { vim.env.IBID, "serve" },
  root_dir = vim.fn.getcwd(),
  on_exit = function(code)
    exit_code = code
  end,
})

local function request(method, params)
  local answer = vim.lsp.buf_request_sync(0, method, params, PATIENCE_MS)
  answer = answer and answer[client_id]
  expect(answer, "no answer to " .. method)
  expect(not answer.error, method .. ": " .. vim.inspect(answer.error))
  return answer.result
end

local function here()
  return vim.lsp.util.make_position_params(0, "utf-16")
end

local function completions()
  local list = request("textDocument/completion", here()) or {}
  return list.items or list
end

step("the server starts and reads the papers", function()
  expect(client_id, "the server did not start")
  vim.lsp.buf_attach_client(0, client_id)
  await("initialize", function()
    return vim.lsp.get_client_by_id(client_id).initialized
  end)
  write("arXiv:23")
  await("ten papers", function()
    return #completions() == 10
  end)
end)

step("omnifunc completes a paper by a word of its title", function()
  vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
  write("")
  -- A mapping's text is typed as by hand; the list's first row is taken, then insert mode left.
  vim.cmd("startinsert")
  local keys = vim.api.nvim_replace_termcodes("aSee arXiv:disentangling<C-x><C-o>", true, false, true)
  local shown = false
  vim.api.nvim_create_autocmd("CompleteChanged", {
    once = true,
    callback = function()
      shown = true
    end,
  })
  vim.api.nvim_feedkeys(keys, "tx!", false)
  expect(shown, "no list")
end)

vim.cmd("stopinsert")
