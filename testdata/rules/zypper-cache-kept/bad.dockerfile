FROM opensuse/leap:15.6
RUN zypper -n install curl
#             ^^^^^^^ zypper-cache-kept: cache of `zypper` stays in the layer
