FROM opensuse/leap:15.6
RUN zypper install -y curl
RUN zypper --non-interactive patch
RUN zypper -n in curl
RUN zypper refresh
