#include "linter/k8s/cidr.h"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace linter::k8s {

constexpr int BitsOfByte = 8;
constexpr int BitsOfV4 = 32;
constexpr int BitsOfV6 = 128;

static bool Bit(const Cidr& cidr, int position) {
  const auto byte = cidr.address.at(static_cast<std::size_t>(position / BitsOfByte));
  return ((byte >> (BitsOfByte - 1 - position % BitsOfByte)) & 1U) != 0;
}

bool Cidr::host_bits() const {
  const int bits = ipv6 ? BitsOfV6 : BitsOfV4;
  for (int position = prefix; position < bits; ++position) {
    if (Bit(*this, position)) {
      return true;
    }
  }
  return false;
}

bool Cidr::StrictlyInside(const Cidr& outer) const {
  if (ipv6 != outer.ipv6 || prefix <= outer.prefix) {
    return false;
  }
  for (int position = 0; position < outer.prefix; ++position) {
    if (Bit(*this, position) != Bit(outer, position)) {
      return false;
    }
  }
  return true;
}

std::optional<Cidr> ParseCidr(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  Cidr cidr;
  const std::string address(text.substr(0, slash));
  cidr.ipv6 = address.find(':') != std::string::npos;
  if (inet_pton(cidr.ipv6 ? AF_INET6 : AF_INET, address.c_str(), cidr.address.data()) != 1) {
    return std::nullopt;
  }
  const auto digits = text.substr(slash + 1);
  const auto* end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, cidr.prefix);
  const bool whole = !digits.empty() && parsed.ec == std::errc() && parsed.ptr == end;
  if (!whole || cidr.prefix < 0 || cidr.prefix > (cidr.ipv6 ? BitsOfV6 : BitsOfV4)) {
    return std::nullopt;
  }
  return cidr;
}

}  // namespace linter::k8s
