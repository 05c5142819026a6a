FROM debian:12
RUN echo "path: $PATH" 'costs $' '100 $ each'
RUN awk '{print $1}' a && perl -pe 's/(a)/$1/' a && jq '.a as $x | $x' a
RUN sed -i '$d' a && sed '$a line' b && grep 'end$' c
RUN sh -c 'echo $HOME' && sudo bash -c 'echo $HOME' && su app -c 'echo $HOME'
RUN find . -exec sh -c 'echo "$1"' sh {} \;
RUN PS1='$PWD ' && git filter-branch 'test $GIT_COMMIT'
RUN dpkg-query -W -f '${Package}'
RUN printf $'a $b'
RUN ["echo", "$PATH"]
