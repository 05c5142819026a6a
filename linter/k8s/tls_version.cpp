#include "linter/k8s/tls_version.h"

#include <algorithm>
#include <array>

namespace linter::k8s {

struct VersionName {
  std::string_view text;
  TlsVersion version;
};

// What is left of a name without the words before the number.
constexpr std::array<VersionName, 14> Numbers = {{{"1", TlsVersion::Tls10},
                                                  {"1.0", TlsVersion::Tls10},
                                                  {"1.1", TlsVersion::Tls11},
                                                  {"1.2", TlsVersion::Tls12},
                                                  {"1.3", TlsVersion::Tls13},
                                                  {"10", TlsVersion::Tls10},
                                                  {"11", TlsVersion::Tls11},
                                                  {"12", TlsVersion::Tls12},
                                                  {"13", TlsVersion::Tls13},
                                                  {"1_0", TlsVersion::Tls10},
                                                  {"1_1", TlsVersion::Tls11},
                                                  {"1_2", TlsVersion::Tls12},
                                                  {"1_3", TlsVersion::Tls13},
                                                  {"SSL30", TlsVersion::Ssl}}};

// Longer ones first.
constexpr std::array<std::string_view, 8> Prefixes = {"VersionTLS", "Version", "TLSv", "TLSV",
                                                      "TLS_",       "TLS",     "v",    "V"};

std::optional<TlsVersion> ParseTlsVersion(std::string_view text) {
  if (text == "SSLv2" || text == "SSLv3") {
    return TlsVersion::Ssl;
  }
  const auto* prefix = std::find_if(Prefixes.begin(), Prefixes.end(),
                                    [&](std::string_view each) { return text.starts_with(each); });
  if (prefix != Prefixes.end()) {
    text.remove_prefix(prefix->size());
  }
  const auto* found = std::find_if(Numbers.begin(), Numbers.end(),
                                   [&](const VersionName& name) { return name.text == text; });
  return found == Numbers.end() ? std::nullopt : std::optional(found->version);
}

std::string_view Name(TlsVersion version) {
  switch (version) {
    case TlsVersion::Ssl:
      return "SSL";
    case TlsVersion::Tls10:
      return "TLS 1.0";
    case TlsVersion::Tls11:
      return "TLS 1.1";
    case TlsVersion::Tls12:
      return "TLS 1.2";
    case TlsVersion::Tls13:
      return "TLS 1.3";
  }
  return {};
}

std::optional<TlsRange> ParseTlsVersions(std::string_view text) {
  std::optional<TlsRange> range;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" ,"), text.size());
    if (const auto version = ParseTlsVersion(text.substr(0, end))) {
      range = range ? TlsRange{std::min(range->oldest, *version), std::max(range->newest, *version)}
                    : TlsRange{*version, *version};
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return range;
}

// Source: the tables of security policies for application, network and classic load balancers.
std::optional<TlsRange> RangeOfAwsPolicy(std::string_view name) {
  constexpr std::array<VersionName, 4> Pieces = {{{"-1-0-", TlsVersion::Tls10},
                                                  {"-1-1-", TlsVersion::Tls11},
                                                  {"-1-2-", TlsVersion::Tls12},
                                                  {"-1-3-", TlsVersion::Tls13}}};
  constexpr std::array<std::string_view, 6> Early = {
      "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-2015-05", "ELBSecurityPolicy-2015-03",
      "ELBSecurityPolicy-2015-02", "ELBSecurityPolicy-2014-10", "ELBSecurityPolicy-FS-2018-06"};
  const auto newest =
      name.find("-TLS13-") == std::string_view::npos ? TlsVersion::Tls12 : TlsVersion::Tls13;
  if (std::find(Early.begin(), Early.end(), name) != Early.end()) {
    return TlsRange{TlsVersion::Tls10, newest};
  }
  const auto* piece = std::find_if(Pieces.begin(), Pieces.end(), [&](const VersionName& each) {
    return name.find(each.text) != std::string_view::npos;
  });
  return piece == Pieces.end() ? std::nullopt : std::optional(TlsRange{piece->version, newest});
}

}  // namespace linter::k8s
