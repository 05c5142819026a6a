#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace linter::k8s {

enum class TlsVersion : std::uint8_t { Ssl, Tls10, Tls11, Tls12, Tls13 };

// As any project writes it: `TLSv1.2`, `VersionTLS12`, `TLSV1_2`, `TLS12`, `1.2`, `v1.2`, `SSLv3`.
// Empty for automatic choices and for anything else.
std::optional<TlsVersion> ParseTlsVersion(std::string_view text);
// `TLS 1.2`.
std::string_view Name(TlsVersion version);

// The oldest and the newest version that something speaks.
struct TlsRange {
  TlsVersion oldest = TlsVersion::Tls12;
  TlsVersion newest = TlsVersion::Tls13;
};

// Of a list of versions, as nginx has it: `TLSv1.2 TLSv1.3`. Empty where it names none.
std::optional<TlsRange> ParseTlsVersions(std::string_view text);
// Of a security policy of AWS load balancers: `ELBSecurityPolicy-TLS13-1-2-2021-06`.
std::optional<TlsRange> RangeOfAwsPolicy(std::string_view name);

}  // namespace linter::k8s
