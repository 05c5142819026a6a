FROM golang:1.22 AS from-scratch
FROM scratch
