FROM rust:1.83-slim
RUN cargo install --locked cargo-deny@0.16.3
#         ^^^^^^^ cargo-cache-kept: cache of `cargo` stays in the layer
RUN cargo +nightly build --release && rm -rf target/debug
#                  ^^^^^ cargo-cache-kept: cache of `cargo` stays in the layer
CMD ["./target/release/app"]
