FROM rust:1.83-slim AS build
RUN cargo build --release
FROM rust:1.83-slim
RUN cargo install --locked cargo-deny@0.16.3 && rm -rf "$CARGO_HOME/registry"
RUN cargo install --locked cargo-deny@0.16.3 && rm -rf /usr/local/cargo/registry
RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release
RUN cargo --version && cargo fmt --check
COPY --from=build /src/target/release/app /app
ENV CARGO_HOME=/opt/rust
RUN --mount=type=cache,target=/opt/rust/registry cargo build --release
