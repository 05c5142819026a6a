FROM golang:1.22 AS scratch
#                   ^^^^^^^ stage-name-reserved: `scratch` means something else to BuildKit
FROM node:20 AS Context
#               ^^^^^^^ stage-name-reserved: `context` means something else to BuildKit
