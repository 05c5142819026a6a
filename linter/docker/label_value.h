#pragma once

#include <optional>
#include <string_view>

namespace linter::docker {

// What the value of a label may be.

// An absolute URI (RFC 3986): `https://example.com/app`.
bool IsAddress(std::string_view text);
// RFC 3339: `2026-03-01T12:00:00Z`.
bool IsTimestamp(std::string_view text);
// An identifier of SPDX, or an expression of several: `MIT OR Apache-2.0`.
bool IsLicense(std::string_view text);
// The identifier that was meant, as it seems.
std::optional<std::string_view> NearestLicense(std::string_view text);
// SHA-1 or SHA-256 in lower case, shortened to seven digits at least.
bool IsCommit(std::string_view text);
// Semantic Versioning 2.0.0: `1.2.3-rc.1+build.5`.
bool IsSemanticVersion(std::string_view text);
// RFC 5322, without a name and comments: `team@example.com`.
bool IsMailAddress(std::string_view text);

}  // namespace linter::docker
