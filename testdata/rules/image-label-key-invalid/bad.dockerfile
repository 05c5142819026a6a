FROM debian:12
LABEL Name=app
#     ^^^^ image-label-key-invalid: label `Name` is not in lower case
LABEL com.docker.image=app
#     ^^^^^^^^^^^^^^^^ image-label-key-invalid: labels below `com.docker.` are Docker's own
LABEL "the name"=app
#     ^^^^^^^^^^ image-label-key-invalid: label `the name` holds other characters than keys should
LABEL -name=app
#     ^^^^^ image-label-key-invalid: label `-name` does not begin with a letter
LABEL name.=app
#     ^^^^^ image-label-key-invalid: label `name.` does not end with a letter or a digit
LABEL com..example=app
#     ^^^^^^^^^^^^ image-label-key-invalid: label `com..example` has two dots or dashes in a row
LABEL MODE = fast
#     ^^^^ image-label-key-invalid: label `MODE` is not in lower case
