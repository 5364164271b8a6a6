# Debian packages of what is installed, by `cpack` (tools/dev packages): the library, what is needed to build with it, the
# command. The Python package is built by itself, with PITH_PYTHON, and is the fourth.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the pith authors")
set(CPACK_PACKAGE_CONTACT "the pith authors <pith@example.org>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own, as the first line of its description
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)
set(pith_about "pith takes web pages and gives back their articles: the words someone wrote,
in order, with author, date and place, and nothing of the page around them.\n\n")

# pith_package(COMPONENT NAME SECTION DEPENDS SUMMARY ABOUT): one package, with its copyright and its changelog.
function(pith_package component name section depends summary about)
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}" PARENT_SCOPE)
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${summary}\n${pith_about}${about}" PARENT_SCOPE)
  install(FILES ${PROJECT_SOURCE_DIR}/cmake/debian-copyright DESTINATION share/doc/${name} COMPONENT ${component}
          RENAME copyright)
  install(FILES ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION share/doc/${name} COMPONENT ${component})
  install(FILES ${changelog}.gz DESTINATION share/doc/${name} COMPONENT ${component} RENAME changelog.Debian.gz)
endfunction()

set(changelog ${PROJECT_BINARY_DIR}/changelog.Debian)
file(WRITE ${changelog} "pith (${PROJECT_VERSION}-1) unstable; urgency=medium

  * Packaged from the source of this version; its own changelog is CHANGELOG.md.

 -- ${CPACK_PACKAGE_CONTACT}  Thu, 01 Jan 2026 00:00:00 +0000
")
execute_process(COMMAND gzip -9nfk ${changelog} COMMAND_ERROR_IS_FATAL ANY)

if(PITH_PYTHON)
  set(CPACK_COMPONENTS_ALL debian-python)
  pith_package(debian-python python3-pith python "python3 (>= 3.11), python3 (<< 3.12)" "extract the article of a web page (Python 3)"
               "This package contains the module for Python 3.")
else()
  get_target_property(soname pith SOVERSION)
  set(CPACK_COMPONENTS_ALL library development command)
  set(same "= ${PROJECT_VERSION}-1")
  pith_package(library libpith${soname} libs "" "extract the article of a web page (library)"
               "This package contains the shared libraries.")
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  # In place of the scripts that call ldconfig.
  file(WRITE ${PROJECT_BINARY_DIR}/triggers "activate-noawait ldconfig\n")
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/triggers)
  pith_package(development libpith-dev libdevel "libpith${soname} (${same})" "extract the article of a web page (development files)"
               "This package contains the headers, and what CMake and pkg-config need.")
  pith_package(command pith web "" "extract the article of a web page (command)" "This package contains the command.")
endif()
include(CPack)
