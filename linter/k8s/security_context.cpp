#include "linter/k8s/security_context.h"

#include <algorithm>
#include <cctype>

namespace linter::k8s {

static int Upper(char character) {
  return std::toupper(static_cast<unsigned char>(character));
}

static bool EqualIgnoringCase(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char one, char other) { return Upper(one) == Upper(other); });
}

static std::string_view WithoutPrefix(std::string_view name) {
  constexpr std::string_view Prefix = "CAP_";
  return EqualIgnoringCase(name.substr(0, Prefix.size()), Prefix) ? name.substr(Prefix.size())
                                                                  : name;
}

bool SameCapability(std::string_view left, std::string_view right) {
  return EqualIgnoringCase(WithoutPrefix(left), WithoutPrefix(right));
}

bool SecurityContext::Drops(std::string_view capability) const {
  const auto items = dropped();
  return std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
    const auto name = item.Text().value_or("");
    return SameCapability(name, capability) || SameCapability(name, "ALL");
  });
}

}  // namespace linter::k8s
