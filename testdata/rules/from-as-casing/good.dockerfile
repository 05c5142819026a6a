FROM golang:1.22 AS build
from golang:1.22 as other
From golang:1.22 AS third
FROM debian:12
