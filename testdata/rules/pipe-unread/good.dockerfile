FROM debian:12
RUN find . -name '*.tmp' | xargs rm && ls | xargs -n 1 echo
RUN cat a | echo "$(cat)"
RUN yes | rm -i a && yes | cp --interactive a b
RUN find . -print0 | du --files0-from=-
RUN echo a | grep a; cat a | { echo b; cat; }; cat a | while read -r b; do echo "$b"; done
