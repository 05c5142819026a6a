;; Into init.el: with lsp-mode shoal runs beside other servers.
(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("shoal" "lsp"))
                    :activation-fn (lsp-activate-on "yaml" "dockerfile")
                    :add-on? t
                    :multi-root t
                    :server-id 'shoal)))
