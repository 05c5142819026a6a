FROM debian:12
LABEL contact=team+images@example.com
LABEL contact="team@[192.0.2.1]"
LABEL contact=\"the\ team\"@example.com
