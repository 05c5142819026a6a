FROM debian:12
RUN chmod u+s /usr/bin/tool && chmod 4755 /usr/bin/other && chmod +s /usr/bin/third
#         ^^^ set-user-id-granted: `u+s` lets whoever starts it become its owner
#                                    ^^^^ set-user-id-granted: `4755` lets whoever starts it become its owner
#                                                                 ^^ set-user-id-granted: `+s` lets whoever starts it become its owner
