{{ define "web.text" }}{{ .Values.text.long }}{{ end }}
#                         ^^^^^^^^^^^^^^^^^ value-undefined: `.Values.text` is not defined
