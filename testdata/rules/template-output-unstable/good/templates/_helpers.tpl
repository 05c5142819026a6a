{{- /* For the template that looks first. */ -}}
{{- define "shop.password" -}}
{{- randAlphaNum 24 -}}
{{- end -}}
