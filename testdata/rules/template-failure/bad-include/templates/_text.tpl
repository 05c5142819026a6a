{{ define "web.text" }}{{ .Values.a.b.c }}{{ end }}
#                      ^^^^^^^^^^^^^^^^^^^ template-failure: <.Values.a.b.c>: nil pointer evaluating interface {}.b
