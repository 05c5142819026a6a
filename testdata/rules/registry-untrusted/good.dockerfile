FROM ghcr.io/team/app:1.0
FROM debian:12
