#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A Secret; a view that its object outlives.
class Secret {
 public:
  static bool Is(const Object& object) { return object.Is("", "Secret"); }
  explicit Secret(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  // `Opaque` where nothing is written.
  std::string_view type() const { return (*object_)["type"].Text().value_or("Opaque"); }
  // In base64, and as it is; what stands in `stringData` wins.
  yaml::Slot encoded(std::string_view key) const { return (*object_)["data"][key]; }
  yaml::Slot plain(std::string_view key) const { return (*object_)["stringData"][key]; }
  bool Has(std::string_view key) const { return encoded(key).written() || plain(key).written(); }
  // What the key holds, decoded. Empty where it is absent or no base64.
  std::optional<std::string> Content(std::string_view key) const;

 private:
  const Object* object_;
};

// Standard base64 with its padding; line breaks are skipped, as Go's decoder does. Empty for
// anything else.
std::optional<std::string> DecodeBase64(std::string_view text);

}  // namespace linter::k8s
