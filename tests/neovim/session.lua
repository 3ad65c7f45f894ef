-- A session in a real editor: what it shows of two files before an edit, after one that is not
-- saved, while a block cannot be read, and after undo. Run by tests/neovim.rs.

local function say(line)
  io.stdout:write(line .. '\n')
end

local function shown(buffer)
  local lines = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do
    local code = d.code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code)
    local first = d.message:gsub('\n.*', '')
    table.insert(lines, string.format('  %d:%d %s %s', d.lnum + 1, d.col + 1, code, first))
  end
  table.sort(lines)
  return lines
end

local function has(buffer, word)
  return table.concat(shown(buffer), '\n'):find(word, 1, true) ~= nil
end

local function report(title, buffers)
  say('== ' .. title)
  for _, buffer in ipairs(buffers) do
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':.')
    say(name)
    for _, line in ipairs(shown(buffer)) do
      say(line)
    end
  end
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    say('waited in vain: ' .. what)
    vim.cmd('cquit')
  end
end

local client
local function attach(buffer)
  client = client or vim.lsp.start_client({
    name = 'bartizan',
    cmd = { vim.env.BARTIZAN, 'lsp' },
    root_dir = vim.fn.getcwd(),
    init_options = { select = { 'aws-s3-bucket-public-read-acl' } },
    -- Diagnostics that are pushed: they are the ones of closed files too.
    capabilities = (function()
      local own = vim.lsp.protocol.make_client_capabilities()
      own.textDocument.diagnostic = nil
      return own
    end)(),
  })
  vim.lsp.buf_attach_client(buffer, client)
end

local function open(path)
  vim.cmd('edit ' .. path)
  local buffer = vim.api.nvim_get_current_buf()
  attach(buffer)
  return buffer
end

local rule = 'aws-s3-bucket-public-read-acl'
local bucket = open('bucket/main.tf')
local variables = open('variables.tf')
local both = { variables, bucket }

wait('diagnostics', function() return has(bucket, rule) end)
report('opened', both)

vim.api.nvim_set_current_buf(variables)
vim.cmd([[%s/default = "production"/default = "test"/]])
wait('an edit of another file', function() return not has(bucket, rule) end)
report('variables.tf edited, not saved', both)
assert(vim.bo[variables].modified)

vim.cmd('undo')
wait('undo', function() return has(bucket, rule) end)
vim.api.nvim_set_current_buf(bucket)
vim.cmd([[%s/= var.acl/= /]])
wait('a syntax error', function() return has(bucket, 'syntax-error') end)
report('bucket/main.tf cannot be read', { bucket })

vim.cmd('undo')
wait('undo', function() return not has(bucket, 'syntax-error') end)
report('undone', both)
vim.cmd('qa!')
