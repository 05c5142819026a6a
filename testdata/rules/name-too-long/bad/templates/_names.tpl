{{ define "web.name" }}{{ printf "%s-web" .Release.Name | trunc 63 | trimSuffix "-" }}{{ end }}
