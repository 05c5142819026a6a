FROM golang:1.22 as build
#                ^^ from-as-casing: `as` is not written as `FROM` is
from golang:1.22 AS other
#                ^^ from-as-casing: `AS` is not written as `from` is
FROM golang:1.22 As third
#                ^^ from-as-casing: `As` is not written as `FROM` is
