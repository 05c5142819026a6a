#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace linter::k8s {

// A block of IP addresses: `10.0.0.0/8`, `fd00::/8`.
struct Cidr {
  // In network order; IPv4 has the first four bytes.
  std::array<std::uint8_t, 16> address = {};
  // Bits.
  int prefix = 0;
  bool ipv6 = false;

  // The address has bits behind the prefix.
  bool host_bits() const;
  // Every address of its family.
  bool any() const { return prefix == 0; }
  // Lies inside of `outer`, and is smaller.
  bool StrictlyInside(const Cidr& outer) const;
};

// Empty for anything else.
std::optional<Cidr> ParseCidr(std::string_view text);

}  // namespace linter::k8s
