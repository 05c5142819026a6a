-- Neovim 0.7 to 0.10, such as Debian's: into init.lua.
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'yaml', 'helm', 'dockerfile', 'json' },
  callback = function()
    local path = vim.api.nvim_buf_get_name(0)
    local markers = { '.shoal.yaml', 'Chart.yaml', 'kustomization.yaml', '.git' }
    local folder = vim.fn.fnamemodify(path, ':p:h')
    local root = folder
    while root ~= '/' do
      local found = false
      for _, marker in ipairs(markers) do
        found = found or vim.loop.fs_stat(root .. '/' .. marker) ~= nil
      end
      if found then
        break
      end
      root = vim.fn.fnamemodify(root, ':h')
    end
    local start = vim.lsp.start or vim.lsp.start_client
    local client = start({ name = 'shoal', cmd = { 'shoal', 'lsp' }, root_dir = root ~= '/' and root or folder })
    if not vim.lsp.start then
      vim.lsp.buf_attach_client(0, client)
    end
  end,
})
