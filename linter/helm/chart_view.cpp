#include "linter/helm/chart_view.h"

#include <algorithm>

namespace linter::helm {

static bool IsOwnYaml(std::string_view path) {
  const bool ci = path.starts_with("ci/") && path.ends_with("-values.yaml");
  // `values-production.yaml`, `values.staging.yaml`.
  const bool other = path.starts_with("values") && path.find('/') == std::string_view::npos &&
                     path.ends_with(".yaml");
  return ci || other || path == "Chart.yaml" || path == "values.yaml" || path == "Chart.lock" ||
         path == "requirements.yaml" || path == "requirements.lock";
}

ChartView::ChartView(std::span<const ChartFile> files, std::span<const RenderSet> renders)
    : files_(files), renders_(renders) {
  for (const ChartFile& file : files) {
    if (IsOwnYaml(file.path)) {
      streams_.emplace(file.path, yaml::Parse(*file.source));
    }
  }
}

const SourceFile* ChartView::File(std::string_view path) const {
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [&](const ChartFile& file) { return file.path == path; });
  return found == files_.end() ? nullptr : found->source;
}

bool ChartView::HasFolder(std::string_view path) const {
  return std::any_of(files_.begin(), files_.end(), [&](const ChartFile& file) {
    return file.path.size() > path.size() && file.path.starts_with(path) &&
           file.path[path.size()] == '/';
  });
}

std::optional<yaml::Slot> ChartView::Root(std::string_view path) const {
  const auto stream = streams_.find(path);
  if (stream == streams_.end() || stream->second.documents.empty() ||
      stream->second.documents.front().broken()) {
    return std::nullopt;
  }
  const auto root = stream->second.documents.front().root();
  return root && root->is_mapping() ? std::optional(yaml::Slot(*root)) : std::nullopt;
}

std::string_view ChartView::name() const {
  return has_metadata() ? metadata()["name"].Text().value_or("") : "";
}

bool ChartView::is_library() const {
  return has_metadata() && metadata()["type"].Text() == "library";
}

Span ChartView::label() const {
  if (has_metadata()) {
    return metadata()["name"].span();
  }
  const auto* file = File("Chart.yaml");
  return {file != nullptr ? file->id : files_.front().source->id, 0, 0};
}

std::vector<yaml::Slot> ChartView::Dependencies() const {
  std::vector<yaml::Slot> all;
  for (const auto* path : {"Chart.yaml", "requirements.yaml"}) {
    if (const auto root = Root(path)) {
      const auto own = (*root)["dependencies"].Items();
      all.insert(all.end(), own.begin(), own.end());
    }
  }
  return all;
}

// The name of a package without its version: `redis` of `redis-1.2.3.tgz`.
static std::string NameOfPackage(std::string_view file) {
  for (auto dash = file.find('-'); dash != std::string_view::npos;
       dash = file.find('-', dash + 1)) {
    if (dash + 1 < file.size() && file[dash + 1] >= '0' && file[dash + 1] <= '9') {
      return std::string(file.substr(0, dash));
    }
  }
  return std::string(file.substr(0, file.rfind('.')));
}

std::vector<CarriedChart> ChartView::Carried() const {
  constexpr std::string_view Folder = "charts/";
  std::vector<CarriedChart> carried;
  for (const ChartFile& file : files_) {
    if (!file.path.starts_with(Folder)) {
      continue;
    }
    const std::string_view inside = std::string_view(file.path).substr(Folder.size());
    const auto slash = inside.find('/');
    const bool hidden = inside.starts_with('.') || inside.starts_with('_');
    if (slash == std::string_view::npos && inside.ends_with(".tgz") && !hidden) {
      carried.push_back({NameOfPackage(inside), {file.source->id, 0, 0}});
    } else if (slash != std::string_view::npos && inside.substr(slash) == "/Chart.yaml" &&
               !hidden) {
      const auto stream = yaml::Parse(*file.source);
      const auto root = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
      const auto name = root ? yaml::Slot(*root)["name"] : std::optional<yaml::Slot>();
      carried.push_back({std::string(name ? name->Text().value_or("") : ""),
                         name ? Span(name->span()) : Span{file.source->id, 0, 0}});
    }
  }
  return carried;
}

bool ChartView::Carries(std::string_view name) const {
  const auto carried = Carried();
  return std::any_of(carried.begin(), carried.end(),
                     [&](const CarriedChart& each) { return each.name == name; });
}

bool ChartView::IsForeign(std::string_view key) const {
  const auto dependencies = Dependencies();
  return key == "global" || Carries(key) ||
         std::any_of(dependencies.begin(), dependencies.end(), [&](const yaml::Slot& each) {
           return each["name"].Text() == key || each["alias"].Text() == key;
         });
}

const ValuesUsage& ChartView::usage() const {
  if (!usage_) {
    usage_ = FindValuesUsage(files_);
  }
  return *usage_;
}

const ReleaseNames& ChartView::release_names() const {
  if (!release_names_) {
    const RenderSet& own = renders_.front();
    release_names_ = FindReleaseNames(files_, *own.options, *own.rendering);
  }
  return *release_names_;
}

// Helm's reason behind all places: what stands behind the last `at `, or `execution error at (…):
// `.
static std::string ReasonOf(const std::string& message) {
  for (const std::string_view opening : {"execution error at (", "parse error at ("}) {
    const auto end = message.find("): ");
    if (message.starts_with(opening) && end != std::string::npos) {
      return message.substr(end + 3);
    }
  }
  const auto at = message.rfind(" at <");
  return at == std::string::npos ? message : message.substr(at + 4);
}

static bool LacksTemplate(const std::string& message) {
  return message.find("no template \"") != std::string::npos ||
         message.find("not defined") != std::string::npos;
}

static bool LacksChart(const Rendering& rendering) {
  return std::any_of(
      rendering.failures.begin(), rendering.failures.end(),
      [](const RenderFailure& each) { return each.kind == FailureKind::Dependencies; });
}

std::vector<TemplateFailure> ChartView::Failures() const {
  std::vector<TemplateFailure> failures;
  for (const RenderSet& set : renders_) {
    const bool lacking = LacksChart(*set.rendering);
    for (const RenderFailure& failure : set.rendering->failures) {
      if (failure.kind != FailureKind::Template || (lacking && LacksTemplate(failure.message))) {
        continue;
      }
      auto reason = ReasonOf(failure.message);
      reason.resize(std::min(reason.find('\n'), reason.size()));
      TemplateFailure found{label(), std::move(reason), {}, false};
      // A bound is met nowhere in particular.
      const auto slash = failure.path.find('/');
      if (const auto* file =
              slash == std::string::npos ? nullptr : File(failure.path.substr(slash + 1))) {
        found.span = {file->id, 0, 0};
      }
      found.on_purpose = failure.message.starts_with("execution error at (");
      bool placed = false;
      for (const auto site : failure.sites) {
        const auto written = Written(*set.rendering, site);
        if (written && placed) {
          found.way.push_back({*written, "called here"});
        } else if (written) {
          found.span = *written;
          placed = true;
        }
      }
      const bool known = std::any_of(failures.begin(), failures.end(), [&](const auto& each) {
        return each.span == found.span && each.message == found.message;
      });
      if (!known) {
        failures.push_back(std::move(found));
      }
    }
  }
  return failures;
}

std::vector<Span> ChartView::IndentedStarts() const {
  std::vector<Span> starts;
  for (const RenderSet& set : renders_) {
    Provenance provenance(*set.rendering, files_);
    for (const gotemplate::Text& indent : set.rendering->indents) {
      const auto place = provenance.FindAction(indent, {FileId{}, 0, indent.size()});
      if (place && std::find(starts.begin(), starts.end(), place->span) == starts.end()) {
        starts.push_back(place->span);
      }
    }
  }
  return starts;
}

Span ChartView::ValueLabel(const Span& value) const {
  for (const auto& [path, stream] : streams_) {
    for (const auto& document : stream.documents) {
      if (document.span().Covers({value.file, value.begin, value.begin})) {
        return LabelOfValue(document, value);
      }
    }
  }
  return value;
}

std::optional<Span> ChartView::Written(const Rendering& rendering,
                                       gotemplate::OriginId origin) const {
  for (const auto source : rendering.origins.Sources(origin)) {
    const auto& written = rendering.origins[source];
    const bool here = std::any_of(files_.begin(), files_.end(), [&](const ChartFile& file) {
      return file.source->id == written.span.file;
    });
    if (written.kind == gotemplate::OriginKind::Written && here) {
      return written.span;
    }
  }
  return std::nullopt;
}

}  // namespace linter::helm
