#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/compare/difference.h"

namespace linter::compare {

// A name without the words that stand for an environment: `web` of `web-staging`, `prod-web`.
std::string NeutralName(std::string_view name, std::string_view environment);

// Which objects of two environments are the same one: of one kind, and of one name once what an
// environment adds to names is taken off.
class Pairing {
 public:
  Pairing(const Environment& first, const Environment& second);

  // The same object in the second environment; null where it has none.
  const k8s::Object* Counterpart(const k8s::Object& object) const;
  const Environment& first() const { return first_; }
  const Environment& second() const { return second_; }

 private:
  using Key = std::vector<std::string>;
  using Names = Key (*)(const k8s::Object& object, const Environment& environment);

  void Match(Names names);

  const Environment& first_;
  const Environment& second_;
  std::map<const k8s::Object*, const k8s::Object*> counterparts_;
  std::map<const k8s::Object*, const k8s::Object*> taken_;
};

}  // namespace linter::compare
