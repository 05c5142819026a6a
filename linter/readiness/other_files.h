#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/readiness/alerts.h"
#include "linter/readiness/answer.h"
#include "linter/readiness/checklist.h"
#include "linter/text/source_file.h"

namespace linter::readiness {

// A workload that a Service leads to.
struct KnownServer {
  Subject object;
  Watched watched;
};

// What the objects of a run say that other files are compared with.
struct KnownObjects {
  std::vector<KnownServer> servers = {};
  // Of files with objects, below the folder that was named.
  std::set<std::string> manifests = {};
  // The names of variables, and where they stand.
  std::map<std::string, Evidence> variables = {};
  // Of workloads, by `kind/name` in lower case.
  std::set<std::string> workloads = {};
};

// What the files of a repository say of rows besides objects: pipelines, documents, migrations,
// rules and dashboards that stand by themselves.
class OtherFiles {
 public:
  // Both outlive it.
  OtherFiles(const Checklist& checklist, const KnownObjects& known)
      : checklist_(checklist), known_(known) {}

  // Whether a file of this path, below the folder that was named, may say something.
  bool Wants(std::string_view path);
  // `file.path` is what reports call it.
  void Read(std::string_view path, const SourceFile& file);
  // After the last file.
  std::vector<Hint> Take();

 private:
  void ReadLines(std::string_view path, const SourceFile& file);
  void ReadSteps(const SourceFile& file);
  void ReadAlerts(const SourceFile& file);
  void ReadRouting(const SourceFile& file);
  void ReadPlainDashboard(const SourceFile& file);
  void ReadDockerfile(const SourceFile& file);
  void ReadOwners(const SourceFile& file);
  void ReadDocument(const SourceFile& file);
  void ReadCommands(const SourceFile& file);
  void ReadVersions(std::string_view path, const SourceFile& file);
  void CompareVersions();
  void CompareVariables();
  void Say(std::string_view proof, Hint::Side side, Evidence evidence,
           std::vector<Subject> subjects = {});

  const Checklist& checklist_;
  const KnownObjects& known_;
  std::vector<Hint> hints_;
  std::map<std::string_view, std::size_t> counts_;
  // Migrations by folder and name.
  std::map<std::string, std::map<std::string, SourceFile>> migrations_;
  // Of charts, and the newest one of a changelog.
  std::vector<std::string> versions_;
  std::vector<Evidence> changelogs_;
  bool documents_ = false;
  std::set<std::string, std::less<>> documented_;
};

// What migrations say of their way back, and of what they break: of the last ten of each folder.
std::vector<Hint> JudgeMigrations(
    const std::map<std::string, std::map<std::string, SourceFile>>& folders);
// Whether a path is that of a migration.
bool IsMigration(std::string_view path);

}  // namespace linter::readiness
