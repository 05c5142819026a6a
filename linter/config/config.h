#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "linter/check/rule.h"
#include "linter/check/rule_set.h"
#include "linter/config/chart_settings.h"
#include "linter/config/checklist_settings.h"
#include "linter/config/environment_settings.h"
#include "linter/config/fail_on.h"
#include "linter/config/mistake.h"
#include "linter/config/selection.h"
#include "linter/text/expected.h"
#include "linter/text/path_pattern.h"

namespace linter::config {

// A major and minor version of Kubernetes: 1.31.
struct KubeVersion {
  int major = 1;
  int minor = 0;

  friend auto operator<=>(const KubeVersion&, const KubeVersion&) = default;
};
// `1.31`, `v1.31`, `1.31.4`.
std::optional<KubeVersion> FindKubeVersion(std::string_view text);

// From one version to another, both included.
struct KubeVersions {
  KubeVersion oldest;
  KubeVersion newest;

  friend bool operator==(const KubeVersions&, const KubeVersions&) = default;
};
// A version as above, or two of them with `..` between: `1.29..1.34`.
std::optional<KubeVersions> FindKubeVersions(std::string_view text);

// What holds for a whole run rather than for one file; empty where the settings do not say.
struct RunSettings {
  std::optional<FailOn> fail_on;
  std::optional<KubeVersions> kube_versions;
  std::optional<bool> closed_world;
  std::optional<bool> inline_allow;
};

// What hadolint's settings say of Dockerfiles.
struct DockerfileSettings {
  // Holds where neither the settings of the run nor the command line say.
  std::optional<FailOn> fail_on;
  // hadolint's comments silence.
  bool heeds_pragmas = true;
};

// Patterns of one settings file.
struct Patterns {
  // The folder that they are relative to, absolute.
  std::string folder;
  std::vector<PathPattern> patterns;
};

// A layer, and the files for which it holds; all where `paths` is empty.
struct Part {
  std::optional<Patterns> paths;
  Layer layer;
};

// The content of a settings file and of those it extends, or why there is none.
using ReadFile = std::function<std::optional<Expected<std::string>>(const std::string& path)>;

// The settings files that define rules, for each of these.
using RuleHomes = std::map<const Rule*, std::string>;

// The settings that hold for the files below one folder.
class Config {
 public:
  // Without a settings file: the default profile, then `arguments`.
  Config(std::span<const Rule> catalog, Layer arguments);

  // The rules for a file, by its absolute path. Files for which the same parts hold share one set,
  // which lives as long as this. Not for several threads at once.
  const RuleSet& RulesFor(const std::string& absolute);
  // Rules that settings define run only where these settings hold.
  void Limit(RuleHomes homes) { homes_ = std::move(homes); }
  // Whether `exclude` or `include` leave an entry out, by its absolute path.
  bool Excludes(const std::string& absolute, EntryKind kind) const;
  const RunSettings& run() const { return run_; }
  // The settings files, of this and those it extends, that define rules of their own. What those
  // are is read by `custom/`.
  const std::vector<std::string>& own_rule_files() const { return own_rule_files_; }
  // How charts are rendered; the later of two for one chart wins.
  const std::vector<ChartSettings>& charts() const { return charts_; }
  // Files and folders of schemas, and patterns that match such files; absolute.
  const std::vector<std::string>& schemas() const { return schemas_; }
  // In the order in which they are named.
  const std::vector<EnvironmentSettings>& environments() const { return environments_; }
  const ChecklistSettings& checklist() const { return checklist_; }
  // What holds for Dockerfiles only.
  const DockerfileSettings& dockerfiles() const { return dockerfiles_; }
  // The settings file, absolute; empty without one.
  const std::string& path() const { return path_; }
  // The same, where it leaves room: `below` stands beneath every layer.
  Config Over(Layer below, const DockerfileSettings& dockerfiles) const;

 private:
  friend class Reader;

  std::string RelativeTo(const std::string& folder, const std::string& absolute) const;

  std::span<const Rule> catalog_;
  std::string path_;
  // The folder of the nearest settings file: that of a file that is extended may be elsewhere.
  std::string folder_;
  Layer arguments_;
  RunSettings run_;
  DockerfileSettings dockerfiles_;
  std::vector<ChartSettings> charts_;
  std::vector<std::string> schemas_;
  std::vector<EnvironmentSettings> environments_;
  ChecklistSettings checklist_;
  std::vector<std::string> own_rule_files_;
  RuleHomes homes_;
  std::vector<Part> parts_;
  std::vector<Patterns> exclude_;
  std::vector<Patterns> include_;
  // By which parts hold.
  std::map<std::vector<bool>, std::unique_ptr<const RuleSet>> sets_;
};

// Settings, or everything that is wrong with them. `config` is usable in either case.
struct Reading {
  Config config;
  std::vector<Mistake> mistakes;
};

// Reads a settings file: `text` is what stands at the absolute path `path`, `read` gives what it
// extends. `arguments` stands on top.
Reading Read(std::string_view text, const std::string& path, std::span<const Rule> catalog,
             const Layer& arguments, const ReadFile& read);

// The settings of a tree of folders: for each file those of the nearest folder at or above it that
// has a `.shoal.yaml` or `.shoal.yml`. Reads each once. Not for several threads at once.
class ConfigTree {
 public:
  ConfigTree(std::span<const Rule> catalog, Layer arguments, ReadFile read, RuleHomes homes = {});

  // For a file, or for what is in a folder, by its absolute path. The result lives as long as this.
  Config& ForFile(const std::string& absolute);
  Config& ForFolder(const std::string& absolute);
  // For a Dockerfile: a `.hadolint.yaml` or `.hadolint.yml` at or above it holds as well, unless
  // settings of ours are nearer; ours win where both speak.
  Config& ForDockerfile(const std::string& absolute);
  // Takes one settings file for everything, or none at all where `path` is empty.
  void Pin(const std::string& path);
  // As each settings file read so far says.
  const std::set<std::string>& own_rule_files() const { return own_rule_files_; }
  // Of all settings files read so far.
  const std::vector<Mistake>& mistakes() const { return mistakes_; }

 private:
  // hadolint's settings, as they stand beneath ours.
  struct Hadolint {
    Layer layer;
    DockerfileSettings dockerfiles;
  };

  std::shared_ptr<Config> Nothing() const;
  std::shared_ptr<Config> Load(const std::string& path, const Expected<std::string>& text);
  std::shared_ptr<const Hadolint> HadolintFor(const std::string& folder);
  std::shared_ptr<const Hadolint> LoadHadolint(const std::string& path,
                                               const Expected<std::string>& text);

  std::span<const Rule> catalog_;
  Layer arguments_;
  ReadFile read_;
  RuleHomes homes_;
  std::shared_ptr<Config> pinned_;
  // By folder.
  std::map<std::string, std::shared_ptr<Config>> configs_;
  // By folder; null where none holds.
  std::map<std::string, std::shared_ptr<const Hadolint>> hadolint_;
  // By the two settings that hold for a Dockerfile.
  std::map<std::tuple<const Config*, const Hadolint*>, std::shared_ptr<Config>> dockerfiles_;
  std::set<std::string> own_rule_files_;
  std::vector<Mistake> mistakes_;
};

}  // namespace linter::config
