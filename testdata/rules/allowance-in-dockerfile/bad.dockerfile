# hadolint global ignore=DL3003
#~ allowance-in-dockerfile: findings are silenced here
FROM debian:12
# hadolint ignore=DL3008
#~ allowance-in-dockerfile: findings are silenced here
RUN apt-get install -y curl
# hadolint   ignore = DL3009
#~ allowance-in-dockerfile: findings are silenced here
RUN apt-get update && \
    # shoal: allow apt-version-unpinned
   #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ allowance-in-dockerfile: findings are silenced here
    apt-get install -y jq
