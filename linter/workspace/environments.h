#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/config/config.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"

namespace linter::workspace {

// The environments of a run, as the settings name them, or else as folders and files are called:
// the one place that knows what belongs to which. Not for several threads at once.
class Environments {
 public:
  // How a chart is installed in an environment, with one set of values at most.
  struct Installed {
    std::string environment;
    config::ChartSettings chart;
  };

  // There are none.
  Environments() = default;
  // `config` holds for the run as a whole.
  Environments(const config::Config& config, const files::Discovery& discovery);

  // As named; of those that are assumed production is the last.
  const std::vector<std::string>& names() const { return names_; }
  // Those that are production or come right before it; of those that the settings name all.
  std::vector<std::string> Deployed() const;
  // Nobody named them.
  bool assumed() const { return settings_.empty(); }
  // Named in the settings, and not there.
  const std::vector<config::Mistake>& mistakes() const { return mistakes_; }

  // The name of an environment that is wished for by it or by another usual word, such as `prod`.
  std::optional<std::string> Named(std::string_view wish) const;
  // Why there is no such environment.
  std::string Unknown(std::string_view wish) const;
  // The environments that a folder with an overlay is built for.
  std::vector<std::string> OfOverlay(const std::string& folder);
  // Those of a file that is applied as it stands.
  std::vector<std::string> OfFile(const std::string& absolute);
  std::vector<Installed> OfChart(const std::string& folder) const;
  // The overlays that the settings name.
  std::vector<std::string> NamedOverlays() const;
  // Whether what is for some environments belongs to one. What is for none belongs to each that is
  // assumed; an empty name stands for all of them.
  bool Include(const std::vector<std::string>& environments, std::string_view name) const;

  // What was taken for granted, one sentence; empty where nothing was.
  std::string Assumption() const;

 private:
  void Assume(const files::Discovery& discovery);
  std::string PathOf(const std::string& absolute);
  void Note(const std::string& environment, std::string shown);

  std::vector<config::EnvironmentSettings> settings_;
  std::vector<std::string> names_;
  std::vector<config::Mistake> mistakes_;
  // Of those that are assumed, by the chart's folder.
  std::map<std::string, std::vector<Installed>> charts_;
  // Where environments were seen, as people are told of it.
  std::map<std::string, std::vector<std::string>> seen_;
  files::RepositoryPaths repository_;
  std::string working_folder_;
};

}  // namespace linter::workspace
