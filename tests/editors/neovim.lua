-- What a person does in Neovim, and what shoal has to answer. Run by the script beside this file.

local PatienceMs = 10000

local function say(text)
  io.stdout:write(text .. '\n')
end

local function await(what, holds)
  if not vim.wait(PatienceMs, holds, 20) then
    say('did not happen in time: ' .. what)
    vim.cmd('cquit! 1')
  end
  say('- ' .. what)
end

local function found(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == code then
      return diagnostic
    end
  end
  return nil
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, true)[1]
end

local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'x', false)
end

-- The action that is offered under this title is taken.
local function take(title)
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then
        choose(item, index)
        return
      end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action()
end

vim.cmd('edit pod.yaml')
await('a finding comes', function() return found('container-privileged') end)
local place = found('container-privileged')
assert(place.lnum == 8 and place.col == 20 and place.end_col == 24, vim.inspect(place))

vim.api.nvim_win_set_cursor(0, { 9, 20 })
press('cwfalse<Esc>')
await('it goes while typing', function() return line(9):find('false') and not found('container-privileged') end)
press('u')
await('and comes again when undone', function() return found('container-privileged') end)

vim.api.nvim_win_set_cursor(0, { 9, 21 })
take('run without privileges')
await('a quick fix mends the file', function() return not line(9):find('true') end)
await('and its finding goes', function() return not found('container-privileged') end)
vim.cmd('edit! shop/templates/pod.yaml')
await('the server knows the template', function()
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = 5, character = 30 },
  }, 500)
  for _, answer in pairs(answers or {}) do
    if answer.result and answer.result.contents.value:find('true', 1, true) then
      return true
    end
  end
  return false
end)
vim.api.nvim_win_set_cursor(0, { 6, 30 })
vim.lsp.buf.definition()
await('a jump from the template to the value', function()
  return vim.api.nvim_buf_get_name(0):find('values.yaml', 1, true) ~= nil and vim.api.nvim_win_get_cursor(0)[1] == 2
end)
await('a finding of the chart, at the value', function() return found('host-network') end)
say('Neovim ' .. vim.version().major .. '.' .. vim.version().minor .. ': all as it should be')
vim.cmd('qall!')
