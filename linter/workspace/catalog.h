#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/config/config.h"
#include "linter/custom/rule_reader.h"
#include "linter/engine/dispatch.h"
#include "linter/output/catalog.h"
#include "linter/text/source_file.h"
#include "linter/workspace/request.h"

namespace linter::workspace {

// Rules of one's own, and the files that they stand in.
struct OwnRules {
  // Is told what is wrong with them. Never null.
  std::function<void(std::string_view)> complain;
  std::deque<SourceFile> files = {};
  std::vector<std::shared_ptr<const custom::OwnRule>> rules = {};
  // Something is wrong in them, which was told.
  bool flawed = false;

  // A file of rules or of settings, with the folders that it names; by its absolute path.
  void ReadFile(const std::string& path);
  void ReadFolder(const std::string& path);
  // `path:line:column: message`.
  std::string Describe(const Span& span, const std::string& message) const;
  // The same as a complaint, after which these rules are flawed.
  void Tell(const Span& span, const std::string& message);
  // Ids are those of no other rule.
  void CheckIds(std::span<const Rule> built_in);
};

// The settings files that hold for what is linted, and define rules.
std::set<std::string> FindOwnRuleFiles(std::span<const Rule> built_in, const Request& request);

// The rules that there are: shoal's, and those that settings define.
class Catalog {
 public:
  // With the rules of the settings that hold for the paths of a request, and of `further` ones.
  // Null after a complaint. Whoever keeps findings keeps this, which holds their rules.
  static std::shared_ptr<const Catalog> Load(std::span<const Rule> built_in, const Request& request,
                                             const std::set<std::string>& further = {});

  std::span<const Rule> rules() const { return rules_; }
  // The checks of those that settings define.
  const engine::OwnChecks& own() const { return own_; }
  // The first examples of a rule of one's own; none of others.
  output::Example ExampleOf(const Rule& rule) const;
  // The settings files that define rules, each by its rules, and all of them.
  const config::RuleHomes& homes() const { return homes_; }
  const std::set<std::string>& settings() const { return settings_; }

 private:
  std::vector<Rule> rules_;
  OwnRules own_rules_ = {};
  engine::OwnChecks own_;
  std::map<const Rule*, const custom::OwnRule*> sources_;
  std::set<std::string> settings_;
  config::RuleHomes homes_;
};

}  // namespace linter::workspace
