-- Neovim 0.11 and newer: as lsp/shoal.lua in the folder of Neovim's settings, and in init.lua
--   vim.lsp.enable('shoal')
return {
  cmd = { 'shoal', 'lsp' },
  filetypes = { 'yaml', 'helm', 'yaml.helm-values', 'dockerfile', 'json' },
  root_markers = { '.shoal.yaml', 'Chart.yaml', 'kustomization.yaml', '.git' },
}
