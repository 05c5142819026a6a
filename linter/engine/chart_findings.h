#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/engine/chart_run.h"
#include "linter/helm/provenance.h"

namespace linter::engine {

// The rendered documents of a run, by the id of their file.
using Manifests = std::vector<const helm::Manifest*>;

// The findings of one chart, from all ways to render it, at the places that a person wrote.
class ChartFindings {
 public:
  // Both must outlive it.
  ChartFindings(const ChartInput& chart, const Options& options)
      : chart_(chart), options_(options) {}

  // What was found in the render of an index; `manifests` are what was checked.
  void Add(std::size_t render, const helm::Rendering& rendering, const Manifests& manifests,
           Outcome outcome);
  // What was found in the written files themselves.
  void Add(std::vector<Diagnostic> findings);
  // Everything, each fault once; what comments in the written files allow is gone.
  Outcome Take();

 private:
  // The faults of one rule at one place.
  struct Bucket {
    std::vector<Diagnostic> faults;
    // By fault: in which renders it shows.
    std::vector<std::set<std::size_t>> renders;
    // Render, document and object that were counted last, and how many faults it had.
    std::tuple<std::size_t, FileId, std::string> group;
    std::size_t next = 0;
  };

  void Lead(Diagnostic& finding, const Manifests& manifests, helm::Provenance& provenance);
  void Keep(Diagnostic finding, std::size_t render, FileId document);
  void Silence(std::vector<Diagnostic>& findings);
  Span Beginning(const helm::Manifest& manifest) const;
  std::vector<std::string> EnvironmentsOf(const std::set<std::size_t>& renders) const;
  std::vector<std::string> NamesOf(const std::set<std::size_t>& renders) const;

  const ChartInput& chart_;
  const Options& options_;
  Outcome outcome_;
  // By place and rule; of those that name objects also by the object.
  std::map<std::tuple<Span, const Rule*, std::string>, Bucket> buckets_;
  std::set<Span> used_allowances_;
};

}  // namespace linter::engine
