FROM Registry.Example.Com/team/App:1.0 AS app
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from-image-name-invalid: `Registry.Example.Com/team/App:1.0` is no name of an image
FROM debian:
#    ^^^^^^^ from-image-name-invalid: `debian:` is no name of an image
FROM debian@sha256:3b1c
#    ^^^^^^^^^^^^^^^^^^ from-image-name-invalid: `debian@sha256:3b1c` is no name of an image
FROM debian:12:slim
#    ^^^^^^^^^^^^^^ from-image-name-invalid: `debian:12:slim` is no name of an image
FROM debian__-12
#    ^^^^^^^^^^^ from-image-name-invalid: `debian__-12` is no name of an image
