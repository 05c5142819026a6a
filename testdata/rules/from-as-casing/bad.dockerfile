FROM golang:1.22 as build
from golang:1.22 AS other
FROM golang:1.22 As third
