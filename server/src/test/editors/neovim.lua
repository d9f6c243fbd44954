-- A note written in Neovim: this Neovim types into a second one, as a person would, and looks at its screen's state.
-- Runs in the workspace's folder; the program is in the environment variable IBID.

local PATIENCE_MS = 20000
local passed, failed = 0, 0

local OWN = "papers/own.bib" -- a bibliography that a note names
local OWN_TEXT = "% What the notes here cite."
vim.fn.writefile({ OWN_TEXT }, OWN)
vim.fn.writefile({ "---", "bibliography: ../papers/own.bib", "---", "" }, "notes/keys.md")
vim.fn.writefile({ '{"id": "2401.00001", "title": "Nameless", "authors": "Ann Keyless"}' }, "papers/keyless.jsonl")

local editor = vim.fn.jobstart({ vim.v.progpath, "--embed", "--headless", "-u", "NONE", "-i", "NONE", "-n" }, { rpc = true })

--- Runs Lua in the editor and gives what it returns.
local function lua(code, ...)
  local value = vim.rpcrequest(editor, "nvim_exec_lua", code, { ... })
  return value ~= vim.NIL and value or nil -- nil travels as a value of its own
end

local function types(keys)
  vim.rpcrequest(editor, "nvim_input", keys)
end

--- Waits until a condition holds and gives its value; says what never came.
local function await(what, condition)
  local value
  local came = vim.wait(PATIENCE_MS, function()
    value = condition()
    return value
  end, 20)
  if not came then
    error("waited in vain for " .. what .. "\nmessages: " .. lua("return vim.fn.execute('messages')"), 2)
  end
  return value
end

local function contains(text, part)
  return text:find(part, 1, true) ~= nil
end

--- One thing that a person does. After a failure the rest would mean nothing, so it ends the run.
local function step(name, act)
  if failed > 0 then
    return
  end
  local ok, problem = xpcall(act, debug.traceback)
  if ok then
    passed = passed + 1
    io.stdout:write("ok - ", name, "\n")
  else
    failed = failed + 1
    io.stdout:write("not ok - ", name, "\n", tostring(problem), "\n")
  end
end

local function last_line()
  return lua("return vim.api.nvim_buf_get_lines(0, -2, -1, false)[1]")
end

local function diagnostics()
  return lua("return vim.tbl_map(function(d) return { code = d.user_data and d.user_data.lsp.code, text = d.message } end, vim.diagnostic.get(0))")
end

--- The text of the floating window, nil without one.
local function float()
  return lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
      end
    end]])
end

--- The labels of the items that the server offers at the cursor; the items themselves stay in the editor.
local function completions()
  return lua([[
    local params = vim.lsp.util.make_position_params(0, "utf-16")
    local answer = vim.lsp.buf_request_sync(0, "textDocument/completion", params, 5000)
    local result = answer and answer[client] and answer[client].result or {}
    items = result.items or result
    return vim.tbl_map(function(item) return item.label end, items)]])
end

--- Takes an item of the last list as completion plugins do: its edit is applied, its command is run, the cursor goes
--- behind what was written.
local function accept(label)
  lua([[
    for _, item in ipairs(items) do
      if item.label == ... then
        vim.lsp.util.apply_text_edits({ item.textEdit }, 0, "utf-16")
        if item.command then
          vim.lsp.buf.execute_command(item.command)
        end
        return
      end
    end
    error("not offered: " .. ...)]], label)
  types("<Esc>A")
end

step("the server starts", function()
  lua([[
    -- Complaints and diagnostics are kept for the test to see.
    complaints = {}
    vim.lsp.handlers["window/showMessage"] = function(_, result)
      table.insert(complaints, result.message)
    end
    -- Of the fixes on offer the first is taken.
    vim.ui.select = function(choices, options, choose)
      fixes = vim.tbl_map(options.format_item, choices)
      choose(choices[1], 1)
    end
    vim.cmd("edit notes/neovim.md | setfiletype markdown")
    client = vim.lsp.start_client({
      name = "ibid",
      cmd = { vim.env.IBID, "serve" },
      root_dir = vim.fn.getcwd(),
      on_exit = function(code) exit_code = code end,
      on_attach = function(_, buffer)
        local function map(keys, action)
          vim.keymap.set("n", keys, action, { buffer = buffer })
        end
        map("K", vim.lsp.buf.hover)
        map("ga", vim.lsp.buf.code_action)
        attached = true
      end,
    })
    vim.lsp.buf_attach_client(0, client)]])
  await("initialize", function()
    return lua("return attached or false")
  end)
end)

step("arXiv:23 offers all ten papers", function()
  types("iarXiv:23")
  await("ten papers", function()
    return #completions() == 10
  end)
end)

step("a word of a title finds its paper, which is then cited", function()
  types("<Esc>ccSee arXiv:disentangl")
  local labels = await("the paper", function()
    local found = completions()
    return #found == 1 and found
  end)
  accept(labels[1])
  types(".<Esc>")
  await("the citation", function()
    return last_line() == "See arXiv:2312.09832."
  end)
end)

step("K shows the abstract", function()
  types("G0f2K")
  local text = await("the hover", function()
    return float()
  end)
  assert(contains(text, "Disentangling Linear Mode-Connectivity"), text)
  assert(contains(text, "Linear mode-connectivity (LMC) (or lack thereof)"), text)
end)

step("a citation of no known paper gets a diagnostic", function()
  types("oNot arXiv:2312.09833 nor arXiv:2313.00001<Esc>")
  await("two diagnostics", function()
    local codes = vim.tbl_map(function(diagnostic)
      return diagnostic.code
    end, diagnostics())
    table.sort(codes)
    return table.concat(codes, " ") == "malformed-id unknown-paper"
  end)
end)

step("the quick fix names the paper that was meant", function()
  types("0f2ga")
  await("the fix", function()
    return last_line() == "Not arXiv:2312.09832 nor arXiv:2313.00001"
  end)
  assert(contains(lua("return fixes[1]"), "2312.09832"), "the title of the fix names the paper")
  await("one diagnostic less", function()
    local left = diagnostics()
    return #left == 1 and left[1].code == "malformed-id"
  end)
end)

--- The text of the bibliography as the editor has it, saved or not; nil while it has not loaded it.
local function bibliography()
  return lua([[
    local buffer = vim.fn.bufnr(...)
    return buffer > 0 and table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") or nil]], OWN)
end

step("a paper without a citekey gets one in the note's bibliography", function()
  lua([[
    vim.cmd("edit notes/keys.md")
    vim.bo.filetype = "markdown"
    vim.lsp.buf_attach_client(0, client)]])
  types("GiAs [@keyless")
  local labels = await("the paper", function()
    local found = completions()
    return #found == 1 and found
  end)
  accept(labels[1])
  types("<Esc>")
  assert(last_line() == "As [@keyless2024nameless]", last_line())
  await("the entry", function()
    local text = bibliography()
    return text and contains(text, OWN_TEXT .. "\n\n@misc{keyless2024nameless,") and contains(text, "= {2401.00001}")
  end)
end)

step("one u in the bibliography takes the entry back", function()
  lua("vim.cmd('buffer ' .. ...)", OWN)
  types("u")
  await("the bibliography as it was", function()
    return bibliography() == OWN_TEXT
  end)
end)

step("nobody complains, and the server ends when asked to", function()
  local complaints = lua("return complaints")
  assert(#complaints == 0, table.concat(complaints, "\n"))
  lua("vim.lsp.stop_client(client)")
  await("the exit", function()
    return lua("return exit_code") == 0
  end)
end)

vim.fn.jobstop(editor)
io.stdout:write(passed, " passed, ", failed, " failed\n")
vim.cmd(failed == 0 and "quitall!" or "cquit!")
