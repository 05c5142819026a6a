#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "linter/check/rule.h"
#include "linter/config/config.h"
#include "linter/engine/deployment.h"
#include "linter/engine/run.h"
#include "linter/files/discover.h"
#include "linter/output/format.h"
#include "linter/workspace/catalog.h"
#include "linter/workspace/charts.h"
#include "linter/workspace/environments.h"
#include "linter/workspace/overlays.h"
#include "linter/workspace/request.h"
#include "linter/workspace/schemas.h"
#include "linter/workspace/sources.h"

namespace linter::workspace {

// What a verb lints: found, read, and with its settings, so that it can be linted again after its
// texts were changed.
class LintRun {
 public:
  // With the rules that settings define besides those of `catalog`. Null where it cannot begin;
  // `complain` was told why.
  static std::unique_ptr<LintRun> Load(Request request, std::span<const Rule> catalog);

  // Every finding in the texts as they are now.
  engine::Outcome Lint() const;

  Sources& sources() { return sources_; }
  const Sources& sources() const { return sources_; }
  config::ConfigTree& settings() { return *settings_; }
  // Whether all that was asked for could be read.
  bool complete() const {
    return discovery_.errors.empty() && charts_.complete && overlays_.complete;
  }
  const Environments& environments() const { return environments_; }
  // The one that was wished for, by its own name; empty for all.
  const std::string& environment() const { return environment_; }
  // All objects of that one.
  engine::Deployment Deploy() const;
  // How many files are linted, as they stand or by way of what is made of them.
  std::size_t FilesLinted() const { return sources_.plain + sources_.rendered - left_out_; }
  // The rules that run on some file, in the order of the catalog.
  std::vector<const Rule*> RulesThatRun() const;
  // The rules of all findings: whoever keeps these longer than the run keeps it.
  const std::shared_ptr<const Catalog>& catalog() const { return catalog_; }
  // The files, as reports name them.
  std::vector<output::File> Files() const;

 private:
  LintRun() = default;
  // Settings and files, where rules are defined by `settings`, too.
  bool Find(const Request& request, std::span<const Rule> built_in,
            const std::set<std::string>& settings);

  bool FindEnvironments(Request& request, const config::Config& config);
  // Files that are judged elsewhere, or belong to other environments than the one wished for.
  void LeaveOut(const Request& request);
  void NameEnvironments(engine::Outcome& outcome) const;

  std::shared_ptr<const Catalog> catalog_;
  std::optional<config::ConfigTree> settings_;
  files::Discovery discovery_;
  Environments environments_;
  std::string environment_;
  Sources sources_;
  Charts charts_;
  Overlays overlays_;
  // Stand in for the files that are left out.
  std::deque<SourceFile> blanks_;
  std::unique_ptr<schema::DefinitionFiles> schemas_;
  std::size_t left_out_ = 0;
  // Of the files that are linted as they stand, by id.
  std::vector<std::vector<std::string>> of_files_;
  std::vector<engine::Input> inputs_;
  engine::Options options_;
  // The files that findings have to touch, by absolute path; empty where any will do.
  std::set<std::string> touched_;
};

}  // namespace linter::workspace
