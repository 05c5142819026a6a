#include "linter/compare/pairing.h"

#include "linter/text/environment_name.h"

namespace linter::compare {

std::string NeutralName(std::string_view name, std::string_view environment) {
  const auto wanted = EnvironmentName(environment);
  std::string neutral;
  auto rest = name;
  while (!rest.empty()) {
    const auto end = rest.find('-');
    const auto word = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (word != environment && EnvironmentName(word) != wanted) {
      neutral += neutral.empty() ? "" : "-";
      neutral += word;
    }
  }
  return neutral.empty() ? std::string(name) : neutral;
}

static std::vector<std::string> FullNames(const k8s::Object& object,
                                          const Environment& environment) {
  return {std::string(object.group()), std::string(object.kind()),
          NeutralName(object.name(), environment.name),
          NeutralName(object.name_space(), environment.name)};
}

static std::vector<std::string> PlainNames(const k8s::Object& object,
                                           const Environment& environment) {
  return {std::string(object.group()), std::string(object.kind()),
          NeutralName(object.name(), environment.name)};
}

static std::vector<std::string> OriginalNames(const k8s::Object& object,
                                              const Environment& environment) {
  const auto original = environment.originals.find(&object);
  return {std::string(object.group()), std::string(object.kind()),
          original == environment.originals.end() ? std::string(object.name()) : original->second};
}

Pairing::Pairing(const Environment& first, const Environment& second)
    : first_(first), second_(second) {
  for (const auto names : {FullNames, PlainNames, OriginalNames}) {
    Match(names);
  }
}

// Those whose names are the same and mean one object in either.
void Pairing::Match(Names names) {
  std::map<Key, std::vector<const k8s::Object*>> candidates;
  for (const auto& object : second_.project->objects()) {
    if (!taken_.contains(&object)) {
      candidates[names(object, second_)].push_back(&object);
    }
  }
  std::map<Key, std::vector<const k8s::Object*>> wanted;
  for (const auto& object : first_.project->objects()) {
    if (!counterparts_.contains(&object)) {
      wanted[names(object, first_)].push_back(&object);
    }
  }
  for (const auto& [key, objects] : wanted) {
    const auto found = candidates.find(key);
    if (found != candidates.end() && found->second.size() == 1 && objects.size() == 1) {
      counterparts_[objects.front()] = found->second.front();
      taken_[found->second.front()] = objects.front();
    }
  }
}

const k8s::Object* Pairing::Counterpart(const k8s::Object& object) const {
  const auto found = counterparts_.find(&object);
  return found == counterparts_.end() ? nullptr : found->second;
}

}  // namespace linter::compare
