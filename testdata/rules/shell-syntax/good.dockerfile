FROM debian:12
RUN echo 'it'"'"'s' "it's"
RUN for a in b c; do for d in e; do make; done done
RUN if make; then echo done; fi
CMD echo 'it\'s'
SHELL ["powershell", "-Command"]
RUN if ($a) { Write-Host 'b' }
SHELL ["/bin/bash", "-c"]
RUN version=$(make version) 2> /dev/null; make `# for now` all; [ a \> b ] || [ a '>' b ]
RUN ! { make; } | grep -q error; x[(1 + 1)]=2; [[ $a = */b/* && $c =~ ^(d|e)$ ]]
RUN case $1 in (a) make ;; b | c) make all ;& *) make ;; esac; for ((i = 0; i < 3; i++)) { make; }
RUN ls !(*.txt) @(a|b); list=(a "b c" $(ls)); diff <(ls a) <(ls b); ((i = 1 << 2)); echo $((i * (2 + 3)))
RUN build() { make; }; function all() (make all); time build | cat; if build; then all; fi > log 2>&1
RUN echo "$(echo "it's" ')')" "${a:-"b}"}" $'it\'s' \' # that's it
RUN <<EOF
cat <<-END | grep a && make
	it's (not code
	END
if make # then
then
  make
fi
EOF
