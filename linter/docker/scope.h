#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/lexer.h"

namespace linter::docker {

struct Dockerfile;

// What variables are at each place of a Dockerfile: ARG and ENV, as BuildKit scopes them. What an
// image sets is unknown, and so is what a platform decides.
class Scope {
 public:
  // Before an instruction of a stage; what the stage goes on from included.
  Variable Find(std::uint32_t stage, std::uint32_t before, std::string_view name) const;
  // Among the ARGs before the first FROM.
  Variable FindGlobal(std::uint32_t before, std::string_view name) const;
  // Every name that an ARG or ENV before an instruction of a stage declares, what the stage goes on
  // from included.
  std::set<std::string, std::less<>> Names(std::uint32_t stage, std::uint32_t before) const;
  // Whether that is one of them.
  bool Declares(std::uint32_t stage, std::uint32_t before, std::string_view name) const;

 private:
  friend class ScopeBuilder;

  struct Change {
    // The instruction that makes it.
    std::uint32_t instruction = 0;
    Variable variable;
  };
  using Changes = std::map<std::string, std::vector<Change>, std::less<>>;
  struct StageScope {
    std::optional<std::uint32_t> parent;
    // Begins with nothing, not with an image.
    bool scratch = false;
    Changes changes;
  };

  static const Variable* FindIn(const Changes& changes, std::uint32_t before,
                                std::string_view name);

  Changes globals_;
  std::vector<StageScope> stages_;
};

// An ARG that needs no declaration where it is used by RUN: HTTP_PROXY and its like.
bool IsProxyArgument(std::string_view name);
// An ARG whose value the build's platforms decide: TARGETARCH and its like.
bool IsPlatformArgument(std::string_view name);

// Fills in the bases and parents of stages and the scope, and says which words cannot be expanded.
void ResolveVariables(Dockerfile& target);

}  // namespace linter::docker
