FROM opensuse/leap:15.6
RUN zypper install -y git=2.43.0 "curl>=8.0" ./tool.rpm
RUN zypper remove -y jq
