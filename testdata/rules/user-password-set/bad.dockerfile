FROM debian:12
RUN useradd -m app && echo "app:secret" | chpasswd
#                                         ^^^^^^^^ user-password-set: `chpasswd` puts a user's password into the image
RUN useradd --create-home -p '$6$salt$hash' dev
#                         ^^ user-password-set: `useradd` puts a user's password into the image
RUN echo pass | passwd --stdin root
#                      ^^^^^^^ user-password-set: `passwd` puts a user's password into the image
RUN passwd -d root
#          ^^ user-password-set: the user needs no password to log in
