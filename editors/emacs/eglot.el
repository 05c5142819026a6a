;; Into init.el: eglot has one server for each mode, so that shoal takes the place of others here.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((yaml-mode yaml-ts-mode dockerfile-mode dockerfile-ts-mode) . ("shoal" "lsp"))))
