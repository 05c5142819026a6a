CMD ["app"]
#~ instruction-before-from: no build stage in current context
