FROM debian:12
RUN ln -sf /bin/bash /bin/sh
#                    ^^^^^^^ bin-sh-replaced: `/bin/sh` is replaced for the whole image
RUN rm /bin/sh && sudo ln -s bash /bin/sh
#                                 ^^^^^^^ bin-sh-replaced: `/bin/sh` is replaced for the whole image
